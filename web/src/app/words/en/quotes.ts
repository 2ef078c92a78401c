// Messages that another one links to.
export const quotes = {
  label: "Linked message by {name}, {place}",
  goTo: "To the message by {name}, {place}, {when}",
  inThread: "{place}, in a thread",
  deleted: "The linked message was deleted.",
};
