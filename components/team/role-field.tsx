"use client";

import { useTranslations } from "use-intl";
import { ROLES, type Role } from "@/lib/permissions";
import { RadioGroup } from "../ui/radio";

type RoleFieldProps = { value: Role; onChange: (role: Role) => void };

/** The four roles with what each may do. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const t = useTranslations("people");
  const roles = useTranslations("nav");
  const options = ROLES.map((role) => ({
    value: role,
    label: roles(`roles.${role}`),
    hint: t(`may.${role}`),
  }));
  return <RadioGroup label={t("columns.role")} value={value} onChange={onChange} options={options} />;
}
