import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

export type ButtonVariant = "outline" | "primary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm" | "icon" | "icon-sm";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.75 whitespace-nowrap border font-medium transition-colors select-none disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted aria-disabled:cursor-not-allowed";

const VARIANTS: Record<ButtonVariant, string> = {
  outline: "border-line-strong bg-raised text-strong enabled:hover:bg-hover [a&]:hover:bg-hover [&>.lucide]:text-muted",
  primary:
    "border-primary bg-primary text-on-primary enabled:hover:border-primary-hover enabled:hover:bg-primary-hover [a&]:hover:bg-primary-hover",
  quiet:
    "border-transparent bg-transparent text-normal enabled:hover:bg-hover [a&]:hover:bg-hover [&>.lucide]:text-muted",
  danger: "border-danger-solid bg-danger-solid text-on-danger enabled:hover:brightness-95 [a&]:hover:brightness-95",
};

const SIZES: Record<ButtonSize, string> = {
  md: "h-control rounded-md px-3 text-sm max-md:min-h-control-touch [&>.lucide:first-child]:-ml-0.5",
  sm: "tap h-control-sm rounded-sm px-2.25 text-xs max-md:min-h-9 [&>.lucide]:size-3.5 [&>.lucide]:stroke-2",
  icon: "size-control rounded-md max-md:size-control-touch",
  "icon-sm": "tap size-control-sm rounded-sm max-md:size-9 [&>.lucide]:size-3.5 [&>.lucide]:stroke-2",
};

/** The classes of a button, for a link that looks like one. */
export const buttonClass = (variant: ButtonVariant = "outline", size: ButtonSize = "md", className?: string): string =>
  cn(BASE, VARIANTS[variant], SIZES[size], className);

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  /** `primary` is the one jet button of a view: the one that moves or asks for money, with verb, count and sum on it. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button cannot be pressed again and shows it; the label should say what is being done. */
  pending?: boolean;
  /** Why it cannot be pressed, in words. It disables the button and stands below it: a dead button that explains nothing does not exist. */
  disabledReason?: ReactNode;
  /** Only where the reason already stands elsewhere on the screen; name that element by `aria-describedby`. */
  disabled?: boolean;
};

export function Button({
  variant = "outline",
  size = "md",
  pending = false,
  disabledReason,
  className,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const { disabled = false, children, type = "button", "aria-describedby": describedBy, ...props } = rest;
  const hasReason = disabledReason !== undefined && disabledReason !== null && disabledReason !== false;
  const button = (
    <button
      type={type}
      disabled={disabled || hasReason}
      // A pending button keeps the focus and its colour, so it is not `disabled`; the click handler below swallows further presses.
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      aria-describedby={hasReason ? reasonId : describedBy}
      className={buttonClass(variant, size, className)}
      {...props}
      {...(pending ? { onClick: swallow } : {})}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
  if (!hasReason) return button;
  return (
    <span className="inline-flex max-w-full flex-col gap-1.5 max-md:w-full md:items-start">
      {button}
      <span id={reasonId} className="text-xs text-muted text-pretty">
        {disabledReason}
      </span>
    </span>
  );
}

const swallow = (event: { preventDefault(): void; stopPropagation(): void }) => {
  event.preventDefault();
  event.stopPropagation();
};

/** Only inside the control that waits; a page never spins. */
export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-3.5 animate-spin rounded-full border-[1.5px] border-current/28 border-t-current"
    />
  );
}
