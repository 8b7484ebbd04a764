import { sayDate } from './dates'

/** What the service says about complaints and suggestions, to who filed one and to who answers. */
export const feedbackWords = {
  kinds: { complaint: '投诉', suggestion: '意见建议' },
  headline: { open: '等待答复', answered: '已答复' },
  next: {
    open: (office: string, dueOn: string) => `${office}最晚于 ${sayDate(dueOn)}答复您`,
    late: (office: string, dueOn: string) =>
      `${office}原定最晚于 ${sayDate(dueOn)}答复，现已超期，您可以直接拨打电话询问`,
    answered: (above: string, dueOn: string) => `对答复不满意的，可以在 ${sayDate(dueOn)}前提交${above}处理`,
    settled: '已答复，请查看答复内容',
  },
  event: {
    filed: (office: string) => `您提交后送达${office}`,
    answered: (office: string) => `${office}已答复`,
    escalated: (office: string) => `您对答复不满意，已提交${office}处理`,
    overdue: (office: string) => `原单位超期未答复，已转${office}处理`,
    moved: (office: string) => `区划调整，由${office}接着办理`,
  },
  eventForCadre: {
    filed: (office: string) => `提交，分派到${office}`,
    answered: (office: string) => `${office}答复`,
    escalated: (office: string) => `对答复不满意，提交${office}`,
    overdue: (office: string) => `超期未答复，自动转${office}`,
    moved: (office: string) => `区划调整，转${office}`,
  },
  /** What a text message says of it: at most 12 characters, as the template is filed. */
  message: { answered: '已答复', overdue: '已转上级单位处理' },
  /** Where in the app it was written. */
  places: {
    home: '首页',
    invitation: '邀请页',
    apply: '申请页',
    status: '申请进度页',
    mine: '我的申请',
    notice: '告知书',
    queue: '申请办理',
    case: '申请详情',
    other: '其他页面',
  },
} as const

export const sayPlace = (place: string): string =>
  (feedbackWords.places as Readonly<Record<string, string>>)[place] ?? feedbackWords.places.other
