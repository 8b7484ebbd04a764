/** Scan, form, saved, scan again: the form asks for the next scan, the scanner's page takes it up when it is shown. */
let asked = false

export function askNextScan(): void {
  asked = true
}

/** @returns whether the next scan was asked for; once for each asking */
export function takeNextScan(): boolean {
  const was = asked
  asked = false
  return was
}
