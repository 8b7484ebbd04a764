/** A register lies on a desk's computer: the mini-programs offer no such choice. See send-table.h5.ts. */
export interface ChosenTable {
  name: string
  bytes: number
  /** Sends it with the token that its announcement gave. @param told the part that has gone, 0 to 1. Rejects where it did not arrive. */
  send: (token: string, told: (share: number) => void) => Promise<void>
}

export const canSendTable: boolean = false

/** @returns undefined when the person thought better of it */
export const pickTable = (): Promise<ChosenTable | undefined> => Promise.resolve(undefined)
