import type { Account, CalendarYear, Day, Definition, Entry, FindingText, Import, ImportKind, ImportRow, PrintForm } from '../types'
import { figures } from './data'

export const day: Day = {
  today: '2026-11-21', figures,
  overdue: [{ id: '1', kind: 'contest', arguments: { name: '林望舒' }, on: '2026-11-18', link: '/people/2#ledger' }],
  due: [{ id: '2', kind: 'retirement', arguments: { name: '郑怀谷' }, on: '2026-12-01', link: '/people/3' }, { id: '3', kind: 'secondment_ends', arguments: { name: '沈知言' }, on: '2026-12-15', link: '/people/4' }],
  waiting: [{ id: '4', kind: 'import', arguments: { name: '青石县花名册' }, on: null, link: '/imports/1' }],
  changed: [{ id: '5', kind: 'person_changed', arguments: { name: '阿卜杜热合曼·阿卜杜热西提', register: 'appraisals' }, on: '2026-11-20', link: '/people/9' }],
}

const entry: Entry = {
  id: 1, happened_on: '2026-04-18', recorded_at: '2026-04-20T01:20:00Z', recorded_by: '方晓棠', stage: 'deliver', kind: 'result', source: 'on_site_check', tier: 'organisation', title: '老旧小区改造提前完工',
  text: '牵头协调 6 个部门，砺江小区改造提前 40 天完工，现场抽查 20 户均表示满意。', attachments: [{ file: 'a', name: '竣工验收单.pdf', bytes: 182_000 }], replaces: null, replaced_by: null,
  comments: [{ by: '周砚清', at: '2026-04-22T03:00:00Z', text: '其中 3 户由社区协助完成。' }], contest: null, position: 800, may: ['comment', 'contest', 'replace'],
}
export const entries: Entry[] = [
  entry,
  { ...entry, id: 2, stage: 'observe', kind: 'observation', title: '调研座谈发言条理清楚', source: 'seen', text: null, tier: 'restricted', attachments: [], comments: [] },
  { ...entry, id: 3, stage: 'benchmark', title: '2025 年招商实绩', attachments: [], comments: [], may: ['answer', 'comment'], contest: { state: 'open', by: '周砚清', at: '2026-11-10T02:00:00Z', text: '其中一个项目由县里引进，不应全部计入。', answer: null, answered_at: null } },
  { ...entry, id: 4, title: '老旧小区改造完工', replaced_by: 1, attachments: [], comments: [], may: [] },
]

export const definitions: Definition[] = [...figures.map((one) => ({ id: one.id, version: 1, name: one.name, counts: 'persons', about: '在职人员，按所在单位统计，一人计一次。', group: one.id.split('.')[0] ?? '', since: '2026-01-01', dimension: null })), { id: 'people.by_age', version: 1, name: '年龄结构', counts: 'persons', about: '在职人员按周岁分段。', group: 'people', since: '2026-01-01', dimension: 'age' }]

export const kinds: ImportKind[] = [
  { kind: 'roster', name: '花名册', accepts: ['.xlsx', '.csv'], columns: [{ column: 'name', name: '姓名', required: true, example: '林望舒', aliases: ['名字'], about: '与证件一致' }, { column: 'birth', name: '出生年月', required: true, example: '1985.03', aliases: ['出生日期'], about: '到月即可' }, { column: 'unit', name: '工作单位', required: false, example: '青石县', aliases: ['单位'], about: '全称或简称' }] },
  { kind: 'form', name: '任免审批表', accepts: ['.lrmx', '.lrm', '.zip'], columns: [] },
]
export const theImport: Import = {
  id: 1, kind: 'roster', name: '青石县花名册', by: '方晓棠', at: '2026-11-20T08:30:00Z', state: 'checked', progress: { done: 312, of: 312 }, source_name: '青石县花名册.xlsx',
  mapping: [{ header: '名字', column: 'name', sample: ['林望舒', '韩霁'] }, { header: '出生', column: 'birth', sample: ['1985.03', '90年2月'] }, { header: '备注2', column: null, sample: ['借调', ''] }],
  counts: { new: 18, changed: 41, same: 240, questions: 2, refused: 11 }, findings: { error: 11, warning: 6, note: 2 },
}
export const findings: FindingText[] = [
  { severity: 'error', code: 'x', file: '青石县花名册.xlsx', part: '在职', row: 48, column: '出生', value: '1985.13', sentence: '月份应为 1 至 12。请改正后重新导入这一行。' },
  { severity: 'warning', code: 'y', file: '青石县花名册.xlsx', part: '在职', row: 77, column: '单位', value: '云麓', sentence: '按简称对应为“云麓镇”，请核对。' },
]
export const rows: ImportRow[] = [
  { row: 12, place: '在职 第 12 行', state: 'question', title: '韩霁', person: null, candidates: [{ id: 13, name: '韩霁', detail: '望江区 副区长，1979.02', why: '姓名相同，出生年月相差一个月' }, { id: 29, name: '韩霁', detail: '云麓镇 科员，1996.05', why: '姓名相同' }], changes: [], findings: [], answer: null },
  { row: 15, place: '在职 第 15 行', state: 'changed', title: '林望舒', person: 2, candidates: [], changes: [{ field: 'rank', label: '职务层次', before: '乡科级副职', after: '乡科级正职' }, { field: 'present_post', label: '现任职务', before: '云麓镇副镇长', after: '云麓镇镇长' }], findings: findings.slice(1), answer: null },
]
const grant = { id: 1, role: 'organisation_officer', unit: 1, unit_name: '砺州市', management: null, since: '2026-01-01', until: null }
export const accounts: Account[] = [
  { id: 1, version: 1, name: 'fangxiaotang', display_name: '方晓棠', person: 10, person_name: '方晓棠', locked: false, last_sign_in: '2026-11-21T01:00:00Z', grants: [grant] },
  { id: 2, version: 1, name: 'security', display_name: '安全管理员', person: null, person_name: null, locked: true, last_sign_in: null, grants: [{ ...grant, role: 'security_administrator' }] },
]
const RESUME = ['2000.09—2004.07  砺州大学经济系国民经济专业学习', '2004.07—2009.03  青石县云麓镇科员', '2009.03—2013.08  青石县云麓镇副镇长', '2013.08—2018.11  青石县云麓镇党委副书记、镇长（其间：2015.03—2015.07 市委党校中青年干部培训班学习；2016.09—2017.01 挂职任市发展和改革委员会投资科副科长）', '2018.11—2024.06  市发展和改革委员会党组成员、副局长', '2024.06—          市住房和城乡建设局党组书记、局长']
export const form: PrintForm = {
  age_on: '2026-11', photo: false, resume_lines: 6, ages: { person: 44, family: [44, 15] },
  form: {
    name: '周砚清', sex: '男', birth: '1982.03', ethnicity: '汉族', native_place: '砺州青石', birth_place: '砺州望江', party_joined: '2003.06', work_began: '2004.07', health: '健康', professional_title: '', speciality: '产业经济',
    full_time: { education: '大学', degree: '经济学学士', education_school: '砺州大学经济系国民经济专业', degree_school: '' }, in_service: { education: '研究生', degree: '公共管理硕士', education_school: '砺州大学公共管理学院行政管理专业', degree_school: '' },
    present_post: '市住房和城乡建设局党组书记、局长', proposed_post: '', removed_post: '', resume: RESUME.join('\n'), awards_and_penalties: '2021年5月，因抗洪抢险记三等功。', appraisals: '2023年、2024年优秀，2025年称职。', reason: '',
    family: [{ relation: '妻子', name: '许知微', birth: '1982.09', political_status: '群众', unit_and_post: '砺州市第三中学教师' }, { relation: '女儿', name: '周小满', birth: '2011.05', political_status: '', unit_and_post: '砺州市第三中学学生' }],
    reported_by: '中共砺州市委组织部', age_on: '2026.11', filled_on: '2026.11', filled_by: '方晓棠', identity_number: '',
  },
}

export const calendar: CalendarYear[] = [
  { year: 2026, source: '国务院办公厅关于2026年部分节假日安排的通知', holidays: ['2026-01-01', '2026-01-02', '2026-01-03', '2026-10-01', '2026-10-02'], worked_weekend_days: ['2026-01-04', '2026-10-10'], entered: false },
  { year: 2027, source: '砺州市人民政府办公室转发的放假通知', holidays: ['2027-01-01'], worked_weekend_days: [], entered: true },
]
