/** Mini-programs scan by their hosts' own scanners (client/scan); a camera in the page is the browser's way: camera.h5.tsx. */
interface CameraProps {
  onRead: (text: string) => void
  onNone: (why: 'refused' | 'none') => void
}

export const hasCamera = process.env.TARO_ENV === 'h5'

export function Camera(_props: CameraProps): null {
  return null
}
