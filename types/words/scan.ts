/** A scanner that gave nothing: said wherever something is scanned. `unread` is each page's own. */
export const noScanWords = {
  refused: '没有使用摄像头的权限。请在手机设置里允许后再试，或直接输入',
  failed: '扫码没有打开，请再试一次，或直接输入',
} as const
