/** Changes of streets: what the service says of them, and the page. */
import { sayDay } from './dates'

export const divisionWords = {
  code: { wrong: '请从列表里选择区划；新代码为 9 位数字' },
  name: { wrong: '街道名称请写全称，以“街道”“镇”或“乡”结尾', long: '街道名称过长，请检查' },
  planWrong: '请先试算，看过结果再确认',
  subjects: {
    wrong: '请选择要调整的街道',
    twice: '同一个街道选了两次',
    one: '请只选择一个街道',
    several: '合并至少要选两个街道',
  },
  into: {
    wrong: '请填写调整后的街道',
    one: '调整后应是一个街道',
    several: '拆分至少要填两个街道',
    nameMissing: '请填写新街道的名称',
    nameSame: '名称没有变化',
    nameTaken: (place: string) => `该区县已有${place}，请换一个名称`,
    codeTaken: '这个代码已被使用，请检查',
    codeForeign: '新代码的前 6 位应是所在区县的代码，后 3 位应在街道、镇、乡的范围内',
    codeFull: '该区县没有可用的临时代码，请填写正式代码',
    districtWrong: '请选择本市的区县',
    districtSame: '街道已经在这个区县',
    districtOther: '拆分后的街道应在原来的区县，需要换区县的请再做一次划转',
    notSubject: '请从所选街道里选择保留哪一个',
  },
  communities: {
    many: '社区过多，请检查',
    foreign: '社区不属于要拆分的街道，请重新选择',
    twice: '同一个社区分给了两个街道',
    onlySplit: '只有拆分时才需要选择社区',
  },
  tooFar: '生效日期请在过去十年到今后一年之间',
  tooEarly: (day: string) => `生效日期不能早于这个街道设立的日子（${sayDay(day)}）`,
  /** District and street as people say them. */
  place: (district: string, street: string) => `${district} ${street}`,
  warnings: {
    noCadre: (place: string) => `${place}还没有街道干部，请区县团委及时任命，否则申请没有人受理`,
    noPhone: (place: string) => `${place}还没有登记电话，申请人看到的是区县团委的电话`,
    provisional: (place: string, code: string) => `${place}使用临时代码 ${code}，不影响办理`,
    split: (place: string, n: number) => `没有写明所在社区的 ${n} 件申请归到${place}，可由街道逐件转交`,
    splitCadres: (place: string) => `原街道的干部都归到${place}，其他街道请另行任命`,
    noCommunities: (place: string) => `没有给${place}选择社区，系统只能按地址里写的街道名称判断`,
    waiting: (day: string) => `以上按今天的情况试算，${sayDay(day)}生效时以当天的情况为准`,
  },
} as const
