/** Under which names the columns of a pool file are known. As data, 2026-11-24; source: exports of market-supervision offices. */
import { createHeaderFinder, type Columns, type Header } from '../../platform/spreadsheet/header'

/** Of two columns that mean the same field, the name that stands first here is taken. */
export const poolHeaders = {
  name: ['name', '企业名称', '单位名称', '市场主体名称', '公司名称', '主体名称', '企业（机构）名称', '名称'],
  uscc: ['uscc', '统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码', '统一代码', '统一社会信用代码/注册号'],
  address: ['address', '注册地址', '住所', '住所（经营场所）', '经营场所', '企业地址', '单位地址', '企业住所', '地址'],
  street: ['street', '街道', '所属街道', '街道（乡镇）', '街道/乡镇', '镇街', '乡镇街道', '所属乡镇街道', '所属镇街'],
  status: ['status', '登记状态', '经营状态', '企业状态', '主体状态', '市场主体状态', '企业登记状态'],
  type: ['type', '企业类型', '市场主体类型', '主体类型', '公司类型', '单位类型', '企业（机构）类型'],
  ownership: ['ownership', '经济性质', '企业性质', '单位性质', '所有制', '所有制性质', '控股情况', '经济类型'],
  formerNames: ['former names', '曾用名', '曾用名称', '历史名称', '企业曾用名'],
  phone: ['phone', '联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '企业联系电话', '联系人电话'],
  legalPerson: [
    'legal person',
    '法定代表人',
    '法人',
    '法人代表',
    '法定代表人姓名',
    '负责人',
    '法定代表人（负责人）',
    '经营者',
  ],
} as const

export type PoolField = keyof typeof poolHeaders
export type PoolColumns = Columns<PoolField>
export type PoolHeader = Header<PoolField>

export const { findColumns, findHeader } = createHeaderFinder<PoolField>({
  names: poolHeaders,
  needed: ['name', 'uscc'],
})
