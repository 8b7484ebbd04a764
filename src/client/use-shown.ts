import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** Grows each time the page is shown again, so that what it reads is fresh after coming back to it. */
export function useShown(): number {
  const [shown, setShown] = useState(0)
  useDidShow(() => setShown((times) => times + 1))
  return shown
}
