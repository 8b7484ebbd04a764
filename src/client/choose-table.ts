/** A spreadsheet lies on a desk's computer: the mini-programs offer no such choice. See choose-table.h5.ts. */
export const canChooseTable: boolean = false

export const chooseTable = (): Promise<string | undefined> => Promise.resolve(undefined)
