/** A browser asks for the newest pages by itself; see update.ts. */
export function offerUpdate(): void {}
