// iOS lays its keyboard over the page: the page then takes the height that is left.
export function fitViewport() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    if (seen.scale > 1.01) return;
    document.documentElement.style.setProperty("--page-block-size", `${seen.height}px`);
    scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  fit();
}
