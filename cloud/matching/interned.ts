const MOST = 0x10000

/** Texts by number, each kept once; number 0 is the empty text. More than 65,535 different ones fall back to it. */
export class Interned {
  private readonly numbers = new Map<string, number>()
  private readonly texts: string[]

  constructor(texts: readonly string[] = ['']) {
    this.texts = [...texts]
    for (const [at, text] of this.texts.entries()) this.numbers.set(text, at)
  }

  numberOf(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    if (this.texts.length >= MOST) return 0
    this.numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }

  textOf(number: number): string {
    return this.texts[number] ?? ''
  }

  all(): string[] {
    return this.texts
  }
}
