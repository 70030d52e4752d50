// Keeps the register of the views that stand beside the network and the lists.

const registeredViews = [];

/** Add a view: its key (for the address), the label of its tab, `build(section)` once, `refresh(section)` when shown or changed. */
function registerView(view) {
  registeredViews.push(view);
}
