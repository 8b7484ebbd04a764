import { pinyin } from 'pinyin-pro'

/** Pinyin initials of a name, as somebody types them to find it: 杭州云来物流 → hzylwl. Readings go by the words around (长 in 长乐, 行 in 银行). */
export function initialsOf(name: string): string {
  const letters = pinyin(name.normalize('NFKC'), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  })
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
