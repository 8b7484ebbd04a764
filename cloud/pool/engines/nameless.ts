import type { Enterprise } from '../tables'

/** A row by which nothing is found: of what was merged into another, or is not there any more. */
export const nameless = (row: Enterprise): Enterprise => ({
  ...row,
  name: '',
  uscc: '',
  address: '',
  street: null,
  formerNames: [],
})
