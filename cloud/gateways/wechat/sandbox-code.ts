/** What stands for a mini-program code in the sandbox: an ordinary QR code of its scene. Only WeChat draws the round ones, only it reads them. */
import { toBuffer } from 'qrcode'

export const drawSandboxCode = (scene: string, width: number): Promise<Buffer> =>
  toBuffer(scene, { type: 'png', width, margin: 4, errorCorrectionLevel: 'M' })
