/** The texts of the documents, as data. Source of all: common practice of the League (DOMAIN §2); where a rule stands behind one, it is named. */
import type { FoundingForm, Post } from '../../types/case-life'
import { educationWords, postWords } from '../../types/words/founding-pages'
import type { AgeBand, CommitteeFacts } from './facts'

export const templateRules = {
  since: '2026-11-27',
  source:
    'common practice of the League; kinds of documents and what each may say: 《党政机关公文处理工作条例》(中办发〔2012〕14号) 第八、九、十五条',
  /** A request begs for a reply (妥否，请批示); a report may not hold a request (第十五条四), so it only reports. */
  local:
    'the youth work committee: chair in place of secretary, chosen by young people who are no members (local policy, DOMAIN M7)',
} as const

interface FormWords {
  kind: string
  /** Who elects. */
  meeting: string
  /** What a candidate is until then, and how the choice is made. */
  elect: string
  /** What is chosen, as the organisation calls it. */
  body: string
  /** What binds it to the office. */
  bond: string
  posts: Readonly<Record<Post, string>>
}

const branch = {
  meeting: '团员大会',
  elect: '选举',
  body: '支部委员会',
  bond: '由我委领导',
  posts: postWords,
} as const

export const formWords: Readonly<Record<FoundingForm, FormWords>> = {
  branch: { ...branch, kind: '团支部' },
  'joint-branch': { ...branch, kind: '联合团支部' },
  'general-branch': { ...branch, kind: '团总支', body: '总支部委员会' },
  committee: { ...branch, kind: '基层团委', meeting: '团员大会（团员代表大会）', body: '委员会' },
  'youth-committee': {
    kind: '青年工作委员会',
    meeting: '青年会议',
    elect: '推选',
    body: '委员会',
    bond: '由我委指导',
    posts: { ...postWords, secretary: '主任', 'deputy-secretary': '副主任' },
  },
}

export const factWords = {
  ages: {
    'under-28': '28周岁以下',
    '28-to-35': '28至35周岁',
    'over-35': '35周岁以上',
  } satisfies Record<AgeBand, string>,
  /** As the candidate chose it: the document says what was tapped. */
  educations: educationWords,
  /** A cell that has nothing to say. */
  none: '—',
  noMember: '非团员',
  month: (year: string, month: number) => `${year}年${month}月`,
} as const

/** 设书记1名、副书记1名. */
const sayPosts = (words: FormWords, { deputies }: CommitteeFacts) =>
  `${words.posts.secretary}1名${deputies > 0 ? `、${words.posts['deputy-secretary']}${deputies}名` : ''}`
/** 支部委员会拟设委员5名，其中书记1名; without a committee: 不设委员会，拟设书记1名. */
export const sayCommittee = (words: FormWords, committee: CommitteeFacts, set: string): string =>
  committee.seats > 0
    ? `${words.body}${set}委员${committee.seats}名，其中${sayPosts(words, committee)}`
    : `不设委员会，${set}${sayPosts(words, committee)}`

export const words = {
  ordinals: ['一', '二', '三', '四', '五', '六', '七', '八', '九'],
  attachment: '附件',
  attachmentLead: '附件：',
  copyTo: '抄送：',
  issued: (day: string) => `${day}印发`,
  mark: (office: string) => `${office}文件`,
  colon: '：',
  and: '、',
  /** 你单位《…的请示》（某团〔2026〕1号）收悉. */
  quoted: (title: string, number: string | null) => `《${title}》${number === null ? '' : `（${number}）`}`,
} as const

export const requestText = {
  title: ['关于成立', '的请示'],
  fullTitle: (fullName: string) => `关于成立${fullName}的请示`,
  opening: (fullName: string) =>
    `为加强团的基层组织建设，更好地团结、服务青年，根据《中国共产主义青年团章程》和共青团基层组织建设的有关规定，经研究，拟成立${fullName}。现将有关事项请示如下：`,
  enterprise: {
    lead: '企业基本情况。',
    one: (staff: number, youth: number, members: number) =>
      `我单位现有职工${staff}人，其中35周岁以下青年${youth}人、团员${members}人。`,
    joint: (count: number, staff: number, youth: number, members: number) =>
      `本次由${count}家单位联合建立，共有职工${staff}人，其中35周岁以下青年${youth}人、团员${members}人，各单位情况见附件1。`,
  },
  organisation: {
    lead: '组织名称和形式。',
    text: (form: string, shortName: string, industry: string) =>
      `组织形式为${form}，简称“${shortName}”，所属行业为${industry}。`,
  },
  committee: {
    lead: '委员会组成和产生办法。',
    text: (committee: string, form: FormWords, attachment: string) =>
      `${committee}，拟由${form.meeting}${form.elect}产生。人选情况见${attachment}。`,
  },
  party: {
    lead: '党组织意见。',
    own: (name: string) => `我单位党组织${name}已研究同意上述事项，将坚持以党建带团建，加强对团组织的领导。`,
    joint: (name: string) =>
      `我单位所在的联合党组织${name}已研究同意上述事项，将坚持以党建带团建，加强对团组织的领导。`,
  },
  closing: '妥否，请批示。',
  contact: (name: string, phone: string) => `（联系人：${name}，联系电话：${phone}）`,
  enterprisesTable: { title: '联合建团单位基本情况表', columns: ['序号', '单位名称', '职工', '青年', '团员'] },
  candidatesTable: {
    title: '人选基本情况表',
    columns: ['序号', '姓名', '拟任职务', '年龄', '学历', '入团时间'],
  },
} as const

export const replyText = {
  title: ['关于同意成立', '的批复'],
  fullTitle: (office: string, fullName: string) => `${office}关于同意成立${fullName}的批复`,
  opening: {
    one: (day: string, quoted: string) => `你单位${day}${quoted}收悉。经研究，现批复如下：`,
    joint: (day: string, quoted: string) => `你们${day}${quoted}收悉。经研究，现批复如下：`,
  },
  agreed: (fullName: string, form: FormWords) => `同意成立${fullName}（${form.kind}），${form.bond}。`,
  committee: (committee: string, form: FormWords, electBy: string | null) =>
    `${committee}。请${electBy === null ? '' : `于${electBy}前`}按照规定程序召开${form.meeting}，${form.elect}产生上述成员，并将结果报我委。`,
  party: (name: string) => `坚持以党建带团建，自觉接受${name}的领导，重要事项及时报告。`,
  work: '团组织建立后，要按照《中国共产主义青年团章程》规定开展工作，健全组织生活，团结带领青年立足岗位建功，服务企业发展。',
  closing: '此复。',
} as const

export const reportText = {
  title: ['关于', '选举结果的报告'],
  fullTitle: (fullName: string) => `关于${fullName}选举结果的报告`,
  opening: (quoted: string) => `根据${quoted}要求，我们认真组织了选举工作。现将结果报告如下：`,
  meeting: {
    lead: '会议情况。',
    text: (day: string, meeting: string, eligible: number, present: number, quorum: boolean) =>
      `${day}召开${meeting}，应到会有选举权的${eligible}人，实到会${present}人${quorum ? '，到会人数符合规定' : ''}。`,
  },
  result: {
    lead: '选举结果。',
    text: (body: string) => `会议以无记名投票方式，产生第一届${body}成员，名单如下：`,
    alone: '会议以无记名投票方式，产生下列人员：',
  },
  closing: '特此报告。',
  columns: ['序号', '姓名', '职务', '得票数'],
} as const

export const electionReplyText = {
  title: ['关于', '选举结果的批复'],
  fullTitle: (office: string, fullName: string) => `${office}关于${fullName}选举结果的批复`,
  opening: (day: string, quoted: string) => `${day}${quoted}收悉。经研究，批复如下：`,
  agreed: (day: string, count: number, list: string) => `同意${day}的选举结果，由下列${count}名同志组成：${list}。`,
  one: (name: string, post: string) => `${name}任${post}`,
  separator: '，',
  term: (years: number) => `任期${years}年，自选举之日起计算。`,
  party: replyText.party,
  closing: '此复。',
} as const

export const certificateText = {
  title: '建团证明',
  text: (fullName: string, enterprises: string, approval: string, day: string, office: string) =>
    `兹证明${fullName}由${enterprises}申请，经${office}批准（${approval}），于${day}成立。`,
  approval: (number: string | null, day: string) => `${number === null ? '' : `${number}，`}${day}`,
  closing: '特此证明。',
  sheet: '团组织成立登记表',
  rows: {
    fullName: '团组织全称',
    shortName: '团组织简称',
    form: '组织形式',
    industry: '所属行业',
    office: '上级团组织',
    approval: '批准文号',
    approvedOn: '批准日期',
    foundedOn: '成立日期',
    term: '任期届满',
    enterprise: '建团单位',
    uscc: '统一社会信用代码',
    people: '职工、青年、团员',
    counts: (staff: number, youth: number, members: number) => `${staff}人、${youth}人、${members}人`,
    party: '党组织',
    noParty: '尚未建立',
    partyKinds: { own: '单独建立', joint: '联合建立' },
    committee: '职务',
    name: '姓名',
    opinion: '批准机关',
    opinionSpace: '（盖章）',
  },
} as const

/** The register's own rows, in its order. Source: entry guide of 智慧团建 (组织树建立): red fields are needed, locked ones stay. */
export const registerText = {
  title: (shortName: string) => `智慧团建录入表（${shortName}）`,
  rows: [
    { fact: 'kind', label: '组织类别', locked: true },
    { fact: 'shortName', label: '组织简称', locked: true },
    { fact: 'fullName', label: '组织全称', locked: true },
    { fact: 'industry', label: '单位所属行业类别', locked: true },
    { fact: 'administrativePosts', label: '本级团组织行政编制数', locked: false },
    { fact: 'administrativeFilled', label: '行政编制实际配备数', locked: false },
    { fact: 'institutionPosts', label: '本级团组织事业编制数', locked: false },
    { fact: 'institutionFilled', label: '事业编制实际配备数', locked: false },
    { fact: 'secretaryName', label: '书记姓名', locked: false },
    { fact: 'secretaryPhone', label: '书记手机号码', locked: false },
  ],
  since: '2026-11-27',
  source: '“智慧团建”系统组织信息录入说明: 必填项与“填写后不可修改”; city and year may differ (local)',
} as const
