/** When the person last touched the app: tapped, typed, scrolled. The workbench locks itself when that is long ago. */
let touchedAt = Date.now()

export function noteTouch(): void {
  touchedAt = Date.now()
}

export const untouchedFor = (): number => Date.now() - touchedAt
