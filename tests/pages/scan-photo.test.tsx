/** Scanning in a browser without its camera: not allowed, a photo instead, and a picker that was closed again. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { create } from 'qrcode'
import { chooseFile } from '../../src/client/choose-photo.h5'
import { fieldHere } from '../../src/client/field/here'
import Scan from '../../src/field/scan/index'
import { usccCheckCharacter } from '../../types/uscc'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

// The browser's ways stand in for the mini-programs', as its build does it.
jest.mock('../../src/client/scan', () => jest.requireActual<object>('../../src/client/scan.h5'))
jest.mock('../../src/field/scan/camera', () => jest.requireActual<object>('../../src/field/scan/camera.h5'))

const secret = Buffer.alloc(32, 7).toString('base64')
const FIRST = '91330106WW0000001'
const USCC = FIRST + usccCheckCharacter(FIRST)

/** A camera that is not allowed. */
function refuseCamera() {
  const getUserMedia = () => Promise.reject(Object.assign(new Error('Permission denied'), { name: 'NotAllowedError' }))
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } })
}

/** What jsdom lacks: pictures that are loaded, and a canvas with their pixels, here those of a code as a printer makes it. */
function photograph(text: string | undefined) {
  const [scale, quiet] = [6, 4]
  const { modules } = create([{ data: Buffer.from(text ?? 'x'), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const side = (modules.size + 2 * quiet) * scale
  const isDark = (x: number, y: number) => {
    const [column, row] = [Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet]
    const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size
    return text !== undefined && isInside && modules.get(row, column) === 1
  }
  const pixels = (width: number, height: number) => {
    const data = new Uint8ClampedArray(width * height * 4).fill(255)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (isDark(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    return data
  }
  class Picture {
    naturalWidth = side
    naturalHeight = side
    onload = () => {}
    set src(address: string) {
      expect(address).toMatch(/^data:image\/png;base64,/)
      setTimeout(() => this.onload())
    }
  }
  jest.spyOn(globalThis, 'Image').mockImplementation(() => new Picture() as unknown as HTMLImageElement)
  const surface = {
    drawImage: () => {},
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: pixels(width, height),
      width,
      height,
    }),
  }
  jest
    .spyOn(HTMLCanvasElement.prototype, 'getContext')
    .mockReturnValue(surface as unknown as ReturnType<HTMLCanvasElement['getContext']>)
}

const picker = () => document.querySelector<HTMLInputElement>('input#scan-photo')
const choose = (input: HTMLInputElement | null) => {
  if (!input) throw new Error('nothing asks for a photo')
  const files = [new File(['picture'], 'licence.png', { type: 'image/png' })]
  Object.defineProperty(input, 'files', { configurable: true, value: files })
  fireEvent(input, new Event('change'))
}

/** The page is covered, or to be seen again. */
function turn(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  fireEvent(document, new Event('visibilitychange'))
}

async function opened() {
  serve({
    getMe: () => ({ grants: [] }),
    openFieldDevice: () => ({ secret, entropy: secret, mayVisit: true }),
    recordFieldwork: () => 'no answer',
  })
  await signedIn()
  await fieldHere()?.openByLogin()
  refuseCamera()
  render(<Scan />)
  await screen.findByText('⚠ 没有打开摄像头：请在浏览器设置里允许使用，或拍一张照片、直接输入。')
}

beforeEach(() => newDevice())
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

test('a camera that is not allowed: said with what to do; a photo of a licence’s code takes its place', async () => {
  await opened()
  photograph(`https://licence.example/check?uscc=${USCC}&企业名称=示例一号有限公司`)
  tap('拍照识别')
  choose(picker())
  await waitFor(() => expect(device.opened).toHaveLength(1))
  const { pathname, searchParams } = new URL(device.opened[0] ?? '', 'http://app.test')
  expect(pathname).toBe('/field/newcomer/index')
  expect(searchParams.get('c')).toBe(USCC)
  expect(searchParams.get('n')).toBe('示例一号有限公司')
})

test('a camera that is not allowed: typing stands, too, and the camera can be tried again', async () => {
  await opened()
  type('信用代码、短码或企业名称', USCC)
  tap('查找')
  await waitFor(() => expect(device.opened).toEqual([`/field/newcomer/index?c=${USCC}&from=scan`]))
  tap('扫一扫')
  await screen.findByText(/没有打开摄像头/)
})

test('a photo without a code is said so, and the next one is read', async () => {
  await opened()
  photograph(undefined)
  tap('拍照识别')
  choose(picker())
  await screen.findByText(/照片里没有认出二维码/)
  jest.restoreAllMocks()
  photograph(USCC)
  tap('拍照识别')
  choose(picker())
  await waitFor(() => expect(device.opened).toEqual([`/field/newcomer/index?c=${USCC}&from=scan`]))
})

test('a picker that was closed without a word of the browser’s leaves nothing busy', async () => {
  await opened()
  jest.useFakeTimers()
  tap('拍照识别')
  expect(screen.getByRole('button', { name: '正在识别' }).getAttribute('aria-busy')).toBe('true')
  fireEvent.focus(window)
  await act(() => jest.advanceTimersByTimeAsync(10_000))
  expect(screen.getByRole('button', { name: '拍照识别' }).getAttribute('aria-busy')).toBeNull()
  expect(picker()).toBeNull()
})

test.each([
  ['the browser says so', () => fireEvent(document.getElementById('p') ?? document, new Event('cancel'))],
  ['the person goes on with the page', () => fireEvent.pointerDown(document.body)],
  ['the person goes on by keys', () => fireEvent.keyDown(document.body)],
  ['the page is back, and no photo comes', () => fireEvent.focus(window)],
  ['the page is to be seen again, and no photo comes', () => turn(false)],
])('a closed picker is settled: %s', async (_how, sign) => {
  jest.useFakeTimers()
  const chosen = chooseFile(true, 'p')
  fireEvent.blur(window)
  // The second half of a double tap closes nothing.
  fireEvent.pointerDown(document.body)
  expect(document.getElementById('p')).not.toBeNull()
  jest.advanceTimersByTime(60_000)
  expect(document.getElementById('p')).not.toBeNull()
  sign()
  jest.advanceTimersByTime(10_000)
  expect(await chosen).toBeUndefined()
  expect(document.getElementById('p')).toBeNull()
})

test('a photo that is still being made ready when the page is back is taken', async () => {
  jest.useFakeTimers()
  const chosen = chooseFile(true, 'p')
  fireEvent.focus(window)
  jest.advanceTimersByTime(3000)
  choose(document.querySelector<HTMLInputElement>('#p'))
  expect((await chosen)?.name).toBe('licence.png')
})

test('a camera that opens slowly: taps while the page still stands there lose no photo', async () => {
  jest.useFakeTimers()
  const chosen = chooseFile(true, 'p')
  for (let taps = 0; taps < 3; taps++) {
    jest.advanceTimersByTime(2000)
    fireEvent.pointerDown(document.body)
    fireEvent.click(document.body)
  }
  fireEvent.blur(window)
  jest.advanceTimersByTime(30_000)
  fireEvent.focus(window)
  choose(document.querySelector<HTMLInputElement>('#p'))
  expect((await chosen)?.name).toBe('licence.png')
})

test('the question whether the camera may be used is no camera that was closed', async () => {
  jest.useFakeTimers()
  const chosen = chooseFile(true, 'p')
  fireEvent.blur(window)
  jest.advanceTimersByTime(4000)
  fireEvent.focus(window)
  // Answered; a finger is still on its way, and the camera opens.
  fireEvent.pointerDown(document.body)
  jest.advanceTimersByTime(900)
  turn(true)
  jest.advanceTimersByTime(30_000)
  turn(false)
  choose(document.querySelector<HTMLInputElement>('#p'))
  expect((await chosen)?.name).toBe('licence.png')
})

test('a browser that never says that the page was left: long after the tap whoever goes on has closed the picker', async () => {
  jest.useFakeTimers()
  const chosen = chooseFile(true, 'p')
  jest.advanceTimersByTime(60_000)
  fireEvent.pointerDown(document.body)
  expect(await chosen).toBeUndefined()
})
