import Taro from '@tarojs/taro'
import { sayPhone } from '../../../types/words/dates'
import { Button } from '../button/button'
import '../button/button.css'

/** A phone as a button: a link in a browser (it can be copied and long-pressed), the dialler in a mini-program. */
export function CallButton({ phone, words }: { phone: string; words: (phone: string) => string }) {
  const text = words(sayPhone(phone))
  if (process.env.TARO_ENV === 'h5')
    return (
      <a className="button button-quiet call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
        {text}
      </a>
    )
  return (
    <Button
      onClick={() => {
        Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
      }}
    >
      {text}
    </Button>
  )
}
