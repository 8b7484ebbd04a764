/** WeChat's invoice titles: the enterprise named without typing. Undefined when the person thought better of it. */
import Taro from '@tarojs/taro'

/** Marks an invoice title as an enterprise's; the other kind is a private person's. Source: WeChat, wx.chooseInvoiceTitle, `type`. */
const COMPANY = '0'

/** WeChat alone keeps invoice titles. */
export const canPickTitle = process.env.TARO_ENV === 'weapp'

/** Name and code in one pick. */
export async function pickTitle(): Promise<{ name: string; uscc: string } | undefined> {
  try {
    const picked = await Taro.chooseInvoiceTitle({})
    if (String(picked.type) !== COMPANY) return undefined
    return { name: picked.title, uscc: picked.taxNumber }
  } catch {
    return undefined
  }
}
