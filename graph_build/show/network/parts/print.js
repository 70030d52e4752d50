// Makes the page ready for paper: the network as a drawing that keeps its shape, and of every list all rows.

const printed = element("div", { id: "printed", "aria-hidden": "true" });
document.getElementById("picture").after(printed);

addEventListener("beforeprint", () => {
  const svg = state.view === "network" && network ? drawNetwork() : null;
  printed.replaceChildren(...(svg ? [svg] : []));
  document.body.classList.toggle("drawn-for-print", Boolean(svg));
  openView()?.paper?.(true);
  pagers.forEach((pager) => pager.all(true));
});
addEventListener("afterprint", () => {
  printed.replaceChildren();
  document.body.classList.remove("drawn-for-print");
  openView()?.paper?.(false);
  pagers.forEach((pager) => pager.all(false));
});
