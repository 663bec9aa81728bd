/** What is said wherever something goes wrong. Stands alone: the page is given it with the errors. */
export const common = {
  ownFault: 'Postil ran into a fault of its own. Nothing that was saved before is affected.',
};
