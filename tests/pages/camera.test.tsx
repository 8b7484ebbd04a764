/** The browser's camera on the scanner's page: it is on no longer than the page is. */
import { act, render } from '@testing-library/react'
import { Camera } from '../../src/field/scan/camera.h5'

/** A camera that the person is still being asked about. */
function asked() {
  const stopped: string[] = []
  const stream = { getTracks: () => ['video'].map((kind) => ({ stop: () => void stopped.push(kind) })) }
  let allow = () => {}
  const answer = new Promise((resolve) => (allow = () => resolve(stream)))
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => answer } })
  return { stopped, allow: () => allow() }
}

test('a page that goes while the person is asked leaves no camera on', async () => {
  const { stopped, allow } = asked()
  const { unmount } = render(<Camera onRead={() => {}} onNone={() => {}} />)
  unmount()
  await act(async () => {
    allow()
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
  expect(stopped).toEqual(['video'])
})
