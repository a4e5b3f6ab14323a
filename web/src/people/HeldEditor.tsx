import { Checkbox, Input, InputNumber, Segmented } from 'antd'
import type { Filter, PostMatch } from '../api/types'
import { CodesField } from '../kinds/CodeField'
import { DateField } from '../kinds/DateField'
import { UnitsPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'

type Held = Extract<Filter, { op: 'held' }>

/** History in words: has held such a post, there, so long, in that time; or never has. */
export function HeldEditor({ held, change }: { held: Held; change: (filter: Filter) => void }) {
  const post = (next: Partial<PostMatch>) => change({ ...held, post: { ...held.post, ...next } })
  const years = held.months_min ? held.months_min / 12 : null
  return (
    <div className="condition held">
      <Segmented value={held.never ? 'never' : 'ever'} onChange={(when) => change({ ...held, never: when === 'never' })}
        options={[{ value: 'ever', label: t('filter.held.ever') }, { value: 'never', label: t('filter.held.never') }]} />
      <CodesField table="post_kind" value={held.post.post_kinds ?? []} onChange={(post_kinds) => post({ post_kinds })} placeholder={t('filter.held.post_kind')} />
      <CodesField table="rank" value={held.post.ranks ?? []} onChange={(ranks) => post({ ranks })} placeholder={t('filter.held.rank')} />
      <CodesField table="appointment_kind" value={held.post.kinds ?? []} onChange={(kinds) => post({ kinds })} placeholder={t('filter.held.kind')} />
      <Input className="text" value={held.post.title ?? ''} onChange={(event) => post({ title: event.target.value })} placeholder={t('filter.held.title')} aria-label={t('filter.held.title')} />
      <span>{t('filter.held.at')}</span>
      <CodesField table="unit_kind" value={held.post.unit_kinds ?? []} onChange={(unit_kinds) => post({ unit_kinds })} placeholder={t('filter.held.unit_kind')} />
      <UnitsPicker value={held.post.units ?? []} onChange={(units) => post({ units })} />
      {Boolean(held.post.units?.length) && <Checkbox checked={held.post.outside ?? false} onChange={(event) => post({ outside: event.target.checked })}>{t('filter.held.outside')}</Checkbox>}
      {!held.never && <>
        <span>{t('filter.held.for')}</span>
        <InputNumber min={0} max={50} step={1} className="year" value={years} aria-label={t('filter.held.years')} onChange={(value) => change({ ...held, ...(value ? { months_min: Math.round(value * 12) } : { months_min: undefined }) } as Held)} />
        <span>{t('filter.held.years')}</span>
      </>}
      <span>{t('filter.held.between')}</span>
      <DateField value={held.from ?? null} placeholder={t('filter.from')} onChange={(from) => change({ ...held, from })} />
      <span>–</span>
      <DateField value={held.to ?? null} placeholder={t('filter.to')} onChange={(to) => change({ ...held, to })} />
    </div>
  )
}
