import type { Card, Field, PersonFile, UnitPage, UnitRow } from '../types'

// An invented city for looking at pages before there is a server. Never part of the build.
const NAMES = ['周砚清', '林望舒', '郑怀谷', '沈知言', '陆景澄', '苏禾', '顾南溪', '何云舟', '阿卜杜热合曼·阿卜杜热西提', '方晓棠', '秦若川', '宋予安', '韩霁', '唐青禾', '邵明远', '白芷']
const RANKS = ['township_deputy', 'township_chief', 'county_deputy', 'county_chief']
const UNITS = ['青石县', '望江区', '云麓镇', '市发展和改革委员会', '市住房和城乡建设局']
const POSTS = ['副局长', '党组书记、局长', '镇党委书记', '副县长', '一级主任科员']

export const cards: Card[] = Array.from({ length: 160 }, (_, at) => ({
  id: at + 1, name: NAMES[at % NAMES.length] ?? '', sex: at % 3 === 1 ? 'female' : 'male', birth: `${1966 + (at * 7) % 32}-${String((at % 12) + 1).padStart(2, '0')}`, age: 60 - ((at * 7) % 32),
  present_post: `${UNITS[at % 5]}${POSTS[(at * 2) % 5]}`, unit: UNITS[at % 5] ?? '', unit_id: (at % 5) + 2, rank: RANKS[at % 4] ?? null, grade: at % 4 === 0 ? 'principal_staff_1' : null,
  political_status: at % 9 === 5 ? 'masses' : 'party_member', education: at % 2 ? '大学' : '研究生', photo: false,
}))

const f = (field: string, ops: Field['ops'], type: Field['type'], table: string | null = null, facet = false): Field => ({ field, label: `field.${field}`, ops, table, type, tier: 'organisation', sortable: true, column: true, facet })
export const fields: Field[] = [
  f('name', ['has'], 'text'), f('sex', ['is'], 'code', 'sex', true), f('birth', ['between'], 'date'), f('age', ['between'], 'number'), f('unit', [], 'text'), f('present_post', ['has'], 'text'),
  f('rank', ['is'], 'code', 'rank', true), f('grade', ['is'], 'code', 'grade', true), f('education_level', ['is'], 'code', 'education_level', true), f('political_status', ['is'], 'code', 'political_status', true),
  f('unit_kind', ['is'], 'code', 'unit_kind', true), f('work_began', ['between'], 'date'), f('native_place', ['has'], 'text'),
]

export const cells = (card: Card) => ({ name: card.name, sex: card.sex, birth: card.birth, age: card.age, unit: card.unit, unit_id: card.unit_id, present_post: card.present_post, rank: card.rank, grade: card.grade, education_level: card.education === '大学' ? 'undergraduate' : 'postgraduate', political_status: card.political_status, unit_kind: 'municipal_unit' })

const told = (id: number) => ({ id, recorded_at: '2026-03-02T09:12:00Z', recorded_by: '方晓棠', source: 'roster' })
export function file(id: number): PersonFile {
  const card = cards[id - 1] ?? (cards[0] as Card)
  const post = (at: number, since: string, until: string | null, title: string, rank: string, unit_name: string, main = true) => ({ ...told(at), since, until, kind: 'promotion', main, title, post_kind: 'deputy', rank, unit: 2, unit_name, post: null })
  return {
    id, version: 3, as_of: '2026-11-21', card, identity_number: '6***************12', age: card.age, years_of_service: 22, years_in_post: 2.4,
    person: { name: card.name, sex: card.sex, birth: card.birth, ethnicity: 'han', native_place: '砺州青石', birth_place: '砺州望江', political_status: card.political_status, party_joined: '2003-06', work_began: '2004-07', health: '健康', professional_title: '', speciality: '产业经济', present_post: card.present_post, management: 'municipal', service: 'serving' },
    appointments: [
      post(1, '2004-07', '2009-03', '科员', 'staff', '青石县云麓镇'), post(2, '2009-03', '2013-08', '副镇长', 'township_deputy', '青石县云麓镇'), post(3, '2013-08', '2018-11', '镇长', 'township_chief', '青石县云麓镇'),
      post(4, '2018-11', '2024-06', '副局长', 'county_deputy', '市发展和改革委员会'), post(5, '2020-02', '2021-02', '驻村第一书记', 'county_deputy', '松岭村', false), post(6, '2024-06', null, '党组书记、局长', 'county_chief', '市住房和城乡建设局'),
    ],
    ranks: [{ ...told(1), since: '2024-06', until: null, rank: 'county_chief', grade: null }, { ...told(2), since: '2018-11', until: '2024-06', rank: 'county_deputy', grade: 'researcher_4' }],
    educations: [{ ...told(1), kind: 'full_time', level: 'undergraduate', level_text: '大学', degree: 'bachelor', discipline: 'economics', degree_text: '经济学学士', school: '砺州大学经济系国民经济专业', degree_school: '砺州大学', graduated: '2004-07' }],
    appraisals: [2018, 2019, 2020, 2022, 2023, 2024, 2025].map((year, at) => ({ ...told(at), year, grade: ['competent', 'excellent', 'competent', 'basically_competent', 'excellent', 'excellent', 'competent'][at] ?? 'competent' })),
    awards: [{ ...told(1), on: '2021-05', kind: 'merit_3', title: '抗洪抢险记三等功' }], penalties: [],
    relatives: [{ ...told(1), relation: '妻子', name: '许知微', birth: '1982-09', political_status: '群众', unit_and_post: '砺州市第三中学教师', died: false }, { ...told(2), relation: '女儿', name: '周小满', birth: '2011-05', political_status: '', unit_and_post: '学生', died: false }],
    contacts: [{ ...told(1), kind: '手机', value: '1** **** **21' }], resume: '',
    changes_since_last_look: [{ at: '2026-11-20T02:00:00Z', by: '方晓棠', register: 'appraisals', what: 'change.added', detail: '2025 年度 称职', position: 812 }],
    may: ['write', 'evidence', 'contest', 'comment', 'restricted'],
  }
}

const row = (id: number, name: string, kind: string, parent: number | null, children: number, people: number): UnitRow => ({ id, name, short_name: name, kind, rank: 'county_chief', people, posts: people + 4, vacancies: 4, children, parent, path: parent ? '砺州市' : '' })
export const units: UnitRow[] = [row(1, '砺州市', 'city', null, 5, 16482), row(2, '青石县', 'county', 1, 1, 2304), row(3, '望江区', 'county', 1, 0, 1988), row(4, '云麓镇', 'town', 2, 0, 64), row(5, '市发展和改革委员会', 'municipal_unit', 1, 0, 86), row(6, '市住房和城乡建设局', 'municipal_unit', 1, 0, 72)]

export function unit(id: number): UnitPage {
  const one = units.find((each) => each.id === id) ?? (units[0] as UnitRow)
  return {
    ...one, version: 1, division_code: '990100', credit_code: '', since: '2001-01', path: one.parent ? [{ id: 1, name: '砺州市' }, { id: one.id, name: one.name }] : [{ id: 1, name: '砺州市' }],
    authorised: [{ rank: 'county_chief', number: 1 }, { rank: 'county_deputy', number: 4 }],
    posts: [{ id: 1, title: '党组书记、局长', kind: 'chief', rank: 'county_chief', places: 1, held: 1, holders: cards.slice(0, 1) }, { id: 2, title: '副局长', kind: 'deputy', rank: 'county_deputy', places: 4, held: 3, holders: cards.slice(8, 11) }],
    children: units.filter((each) => each.parent === id), figures, may: ['write'],
  }
}

const figure = (id: string, name: string, value: number, unit_word = '人') => ({ id, name, version: 1, value, unit_word, period: '2026-11-21', unit: 1, unit_name: '砺州市', rows: value, parts: [] as { code: string; name: string; value: number }[] })
export const figures = [figure('people.total', '干部总数', 16482), figure('people.women', '女干部', 5210), figure('people.young', '35 岁及以下干部', 4102), figure('posts.vacant', '空缺职数', 312, '个')]
export const byAge = { ...figure('people.by_age', '年龄结构', 16482), parts: [['0', '30 岁以下', 1890], ['30', '30—34 岁', 2402], ['35', '35—39 岁', 2980], ['40', '40—44 岁', 2710], ['45', '45—49 岁', 2504], ['50', '50—54 岁', 2266], ['55', '55—59 岁', 1730]].map(([code, name, value]) => ({ code: String(code), name: String(name), value: Number(value) })) }
