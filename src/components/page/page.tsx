import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { clientWords } from '../../../types/words/common'
import { go } from '../../client/go'
import { useElder } from '../../theme/elder'
import { Button } from '../button/button'
import './page.css'

/** DingTalk has other names for the kinds of network, and says beside them whether there is one. */
interface NetworkTold {
  networkType: string
  networkAvailable?: boolean
}

/** Calls back when the device has no network right now; hosts that cannot tell stay silent. */
async function whenOffline(then: () => void): Promise<void> {
  try {
    const { networkType, networkAvailable }: NetworkTold = await Taro.getNetworkType()
    if (networkType === 'none' || networkAvailable === false) then()
  } catch {
    // Unknown is not offline.
  }
}

/** True while the device has no network at all. */
function useOffline(): boolean {
  const [offline, setOffline] = useState(false)
  useEffect(() => {
    const heard = ({ isConnected }: { isConnected: boolean }) => setOffline(!isConnected)
    try {
      Taro.onNetworkStatusChange(heard)
    } catch {
      // An older host cannot tell: the calls themselves will say it.
      return undefined
    }
    let here = true
    void whenOffline(() => {
      if (here) setOffline(true)
    })
    return () => {
      here = false
      Taro.offNetworkStatusChange(heard)
    }
  }, [])
  return offline
}

interface PageProps {
  children: ReactNode
  /** Uses the width of a desk's screen. */
  wide?: boolean
  /** Fills a desk's screen and scrolls in its columns, not as a whole. */
  bench?: boolean
  /** Its children are a `page-body` and a `Bar` that stands at the bottom of the screen. */
  barred?: boolean
  /** Has no way to complain at its foot: it is that way itself. */
  plain?: boolean
}

/** From any page a word of complaint can be said; the page tells where it was said, and of which application. */
function Complain() {
  const { path, params } = useRouter()
  const from = /(\w+)\/index/.exec(path)?.[1] ?? 'other'
  return (
    <div className="page-complain">
      <Button
        kind="link"
        onClick={() => go('complain', { from, ...(from === 'status' && params.id ? { about: params.id } : {}) })}
      >
        {clientWords.complain}
      </Button>
    </div>
  )
}

/** The frame of every page: ground, width, elder mode, and a quiet bar while there is no network. */
export function Page({ children, wide = false, bench = false, barred = false, plain = false }: PageProps) {
  const elder = useElder()
  const offline = useOffline()
  return (
    <main
      className={`page${wide ? ' page-wide' : ''}${bench ? ' page-wide page-bench' : ''}${barred ? ' page-barred' : ''}${elder ? ' elder' : ''}`}
    >
      {offline && (
        <p className="offline" role="status">
          {clientWords.offlineBar}
        </p>
      )}
      {children}
      {!plain && <Complain />}
    </main>
  )
}
