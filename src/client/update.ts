/** A new version of the mini-program: offered once it is there, never while something waits to be sent. A browser has none (update.h5.ts). */
import Taro from '@tarojs/taro'
import { updateWords } from '../../types/words/common'
import { listUnsent } from './unsent'

export function offerUpdate(): void {
  if (!Taro.canIUse('getUpdateManager')) return
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => {
    // It is taken the next time the program starts by itself; restarting now could only cost.
    if (listUnsent().length > 0) return
    void Taro.showModal({ ...updateWords }).then(
      ({ confirm }) => {
        if (confirm) manager.applyUpdate()
      },
      () => undefined,
    )
  })
}
