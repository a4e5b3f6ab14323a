import { Input, Select } from 'antd'
import type { Seats } from '../api/types'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'

const units = ['city', 'municipal_unit', 'county', 'county_unit', 'town', 'subdistrict', 'zone', 'community', 'village', 'enterprise', 'university', 'institution', 'division'] as const
const posts = ['chief', 'deputy', 'member', 'other'] as const

/** Posts by kind of unit and kind of post; a word of the unit's name or the post's title narrows them. */
export function SeatsFields({ value, change }: { value: Seats; change: (seats: Seats) => void }) {
  const put = (next: Partial<Seats>) => change({ ...value, ...next })
  return (
    <div className="seats-fields">
      <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} aria-label={t('duties.seats.units')} placeholder={t('duties.seats.units')} value={value.unit_kinds} options={choices('unit_kind', units)} onChange={(unit_kinds) => put({ unit_kinds })} />
      <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} aria-label={t('duties.seats.posts')} placeholder={t('duties.seats.posts')} value={value.post_kinds} options={choices('post_kind', posts)} onChange={(post_kinds) => put({ post_kinds })} />
      <Input aria-label={t('duties.seats.unit_name')} placeholder={t('duties.seats.unit_name')} value={value.unit_name} onChange={(event) => put({ unit_name: event.target.value })} />
      <Input aria-label={t('duties.seats.title')} placeholder={t('duties.seats.title')} value={value.title} onChange={(event) => put({ title: event.target.value })} />
    </div>
  )
}
