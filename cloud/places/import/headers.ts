/** Under which names the columns of a list of places are known. As data, 2026-11-29; source: lists of streets and parks, own choice. */
import { createHeaderFinder, type Header } from '../../platform/spreadsheet/header'

/** Of two columns that mean the same field, the name that stands first here is taken. */
export const placeHeaders = {
  name: [
    'name',
    '名称',
    '楼宇名称',
    '园区名称',
    '市场名称',
    '小镇名称',
    '楼宇',
    '园区',
    '市场',
    '楼宇（园区）名称',
    '载体名称',
  ],
  kind: ['kind', '类型', '类别', '载体类型', '楼宇类型'],
  address: ['address', '地址', '详细地址', '楼宇地址', '园区地址', '所在地址', '具体地址', '坐落'],
  street: ['street', '所属街道', '街道', '所在街道', '镇街', '所属镇街', '街道（镇）', '乡镇街道', '所属街道（乡镇）'],
  floors: ['floors', '楼层', '楼层清单'],
  entrances: ['entrances', '出入口', '入口', '大门'],
} as const

export type PlaceField = keyof typeof placeHeaders
export type PlaceHeader = Header<PlaceField>

export const { findHeader } = createHeaderFinder<PlaceField>({ names: placeHeaders, needed: ['name', 'address'] })
