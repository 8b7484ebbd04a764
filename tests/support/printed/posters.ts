/** Invented posters for tests. */
import type { PosterFormat } from '../../../types/posters'
import { printPosters, type Poster } from '../../../cloud/outreach/posters/actions'
import { fold } from '../../../cloud/outreach/posters/layout/fold'
import { pageWidth } from '../../../cloud/outreach/posters/layout/fold'
import { a3, a4 } from '../../../cloud/outreach/posters/layout/wall'
import { randomOf } from './photo'

const HAN = '晴柳溪岚霁荷桐榆枫澄屿瑭珩璟沅汐㛃喆镕堃燊测试智能制造文化科技贸易材料信息网络生态环境数字创新联合产业投资'

/** A name of so many characters; the same for the same. */
export function nameOf(length: number): string {
  const random = randomOf(length)
  const pick = () => HAN[Math.floor(random() * HAN.length)] ?? '晴'
  if (length < 6) return Array.from({ length }, pick).join('')
  return `${Array.from({ length: length - 4 }, pick).join('')}有限公司`
}

export const posterOf = (format: PosterFormat, change: Partial<Poster> = {}): Poster => ({
  format,
  kind: 'enterprise',
  name: '杭州晴岚（测试）数字科技有限公司',
  inviter: {
    name: '翠苑街道团工委',
    phone: '0571-88880101',
    phoneOf: null,
    address: '西湖区试验路 100 号街道便民服务中心 3 楼',
    hours: '工作日 9:00–17:00',
  },
  answerDays: 3,
  link: 'https://rutuan.example.gov.cn/i/Ab3dE5gH7kLm9pQrStUv2x4Z',
  ...change,
})

export const print = (posters: readonly Poster[]): Promise<Buffer> =>
  printPosters(posters, { author: '一键入团', at: new Date('2026-11-28T00:00:00Z') })

/** Where the code lies: the side of the sheet (from 1), and its place on it in mm. */
export const codePlace = {
  a4: { side: 1, sides: 1, ...a4.code },
  a3: { side: 1, sides: 1, ...a3.code },
  'a5-fold': { side: 2, sides: 2, ...fold.next.code, x: fold.next.code.x + pageWidth },
} as const satisfies Record<PosterFormat, object>
