import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** Calls back when the network comes back while the page is open. */
export function useNetworkBack(back: () => void): void {
  const newest = useRef(back)
  useEffect(() => {
    newest.current = back
  })
  useEffect(() => {
    const call = () => newest.current()
    const heard = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) call()
    }
    try {
      Taro.onNetworkStatusChange(heard)
    } catch {
      // An older host cannot tell: the button is there.
    }
    // Not every browser tells Taro; all tell the window.
    if (process.env.TARO_ENV === 'h5') window.addEventListener('online', call)
    return () => {
      try {
        Taro.offNetworkStatusChange(heard)
      } catch {
        // Was never heard.
      }
      if (process.env.TARO_ENV === 'h5') window.removeEventListener('online', call)
    }
  }, [])
}
