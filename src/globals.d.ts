/** What Taro's build puts in place of these names. */
declare const SERVICE_URL: string
declare const LC_APP_ID: string
declare const LC_APP_KEY: string

declare module '*.svg' {
  const source: string
  export default source
}
declare module '*.css'

declare function defineAppConfig<T>(config: T): T
declare function definePageConfig<T>(config: T): T

/** The drawing's reckoning alone, without the library's canvas and files. */
declare module 'qrcode/lib/core/qrcode' {
  export function create(
    segments: readonly { data: Uint8Array; mode: 'byte' }[],
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; data: Uint8Array } }
}
