/** Joint founding (联建): what the service says. */
export const jointWords = {
  why: {
    building: (place: string) => `同在${place}`,
    road: (road: string) => `同在${road}`,
    street: '同一街道',
    trade: (trade: string) => `同属${trade}`,
  },
  /** Instead of a trade or a building that nobody can tell. */
  tradeUnknown: '行业未写明',
  buildingUnknown: '同一街道',
  /** A text message's part: at most 12 characters. */
  asked: '请答复是否联合建团',
  tooFew: (least: number, have: number) =>
    `联合团支部至少要有 ${least} 家企业同意，现在 ${have} 家。请打电话给街道，由街道征求其他企业的意见`,
  leadOpen: '您的企业还没有答复是否联合建团，请先在“联合建团”里答复',
} as const
