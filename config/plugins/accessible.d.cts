declare const plugin: {
  (ctx: unknown): void
  /** A template of Taro's with role and aria-* bound on its element. */
  addAttributes: (template: string, face: string) => string
}
export = plugin
