/** Under which names the columns of a list of organisations are known. As data, 2026-11-27; source: lists of League offices, own choice. */
import { createHeaderFinder, type Header } from '../../platform/spreadsheet/header'

/** Of two columns that mean the same field, the name that stands first here is taken. */
export const organisationHeaders = {
  enterprise: [
    'enterprise',
    '企业名称',
    '单位名称',
    '所在企业',
    '所属企业',
    '所在单位',
    '所属单位',
    '依托单位',
    '公司名称',
  ],
  uscc: [
    'uscc',
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '统一信用代码',
    '企业信用代码',
    '单位统一社会信用代码',
  ],
  name: ['organisation', '团组织名称', '组织名称', '团组织全称', '组织全称', '团支部名称', '团组织'],
  kind: ['kind', '团组织类型', '组织类型', '团组织类别', '组织类别', '类型', '类别'],
  code: ['code', '团组织编码', '组织编码', '团组织代码', '组织代码', '团组织编号', '组织编号'],
  secretary: ['secretary', '书记姓名', '团组织书记', '团组织书记姓名', '团支部书记', '书记', '负责人姓名', '负责人'],
  foundedOn: ['founded on', '成立日期', '成立时间', '建立日期', '建立时间', '组建时间', '建团时间'],
  termEndsOn: ['term ends on', '任期届满', '任期届满日期', '任期届满时间', '届满日期', '届满时间', '任期至'],
  endedOn: ['ended on', '撤销日期', '撤销时间', '解散日期', '解散时间', '终止日期'],
} as const

export type OrganisationField = keyof typeof organisationHeaders
export type OrganisationHeader = Header<OrganisationField>

export const { findHeader } = createHeaderFinder<OrganisationField>({
  names: organisationHeaders,
  needed: ['enterprise', 'name'],
})
