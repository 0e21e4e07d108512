/**
 * Shows the theme that was chosen on this device before anything is drawn, and what another tab chooses; with none, the style sheet
 * goes by the system (app/tokens.css), as it does where a browser forbids storage. It stands in the page as it is: no page waits for a file, or carries code, for it.
 */
export const THEME_SCRIPT = `{
  const show = () => {
    let theme = null;
    try { theme = localStorage.getItem("theme"); } catch { theme = null; }
    const { dataset } = document.documentElement;
    if (theme === "light" || theme === "dark") dataset.theme = theme;
    else delete dataset.theme;
  };
  show();
  addEventListener("storage", show);
}`;
