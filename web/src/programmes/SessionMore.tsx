import { Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { ProgrammeLine, SessionShown } from '../api/types'
import { Chips } from '../care/Chips'
import { Fold } from '../care/Fold'
import { Group } from '../care/Group'
import { UnitsPicker } from '../kinds/UnitPicker'
import { choices } from '../problems/codes'
import { code, t } from '../words/catalogue'
import { CatalogueField, CataloguesField } from './CatalogueField'
import { layers } from './codes'
import { QuotasEditor } from './QuotasEditor'
import type { FieldsProps } from './SessionFields'

const links = ['room', 'chain', 'course', 'partner', 'zone'] as const

/** Whom it is for and what it belongs to, folded away. */
export function SessionMore({ value, change, problem, page }: FieldsProps & { page: SessionShown | null }) {
  const [open, setOpen] = useState<string[]>([])
  const { data: programmes = [] } = useGet<ProgrammeLine[]>(open.includes('whom') ? '/programmes' : null, undefined, { fresh: 60_000 })
  const fold = (name: string, told: string) => ({ title: t(`sessions.fold.${name}`), value: told, open: open.includes(name) || (name === 'whom' && /^(quotas|after)/.test(problem?.field ?? '')), set: (now: boolean) => setOpen((old) => (now ? [...new Set([...old, name])] : old.filter((one) => one !== name))) })
  const titles = page?.titles ?? {}
  return (
    <div className="folds">
      <Fold {...fold('whom', [code('layer', value.layer), value.quotas.length > 0 && t('sessions.quotas_n', { n: value.quotas.length })].filter(Boolean).join(' · '))}>
        <Group label={t('programmes.field.layer')} hint={t('sessions.layer_hint')}><Chips clear label={t('programmes.field.layer')} value={value.layer} options={choices('layer', layers)} choose={(layer) => change({ layer })} /></Group>
        <QuotasEditor value={value.quotas} names={page?.units ?? {}} change={(quotas) => change({ quotas })} problem={problem?.field === 'quotas' ? problem.message : undefined} />
        <Group label={t('sessions.field.after')} hint={t('sessions.after_hint')}><Select mode="multiple" className="wide" showSearch={{ optionFilterProp: 'label' }} aria-label={t('sessions.field.after')} placeholder={t('field_hint.choose')} value={value.after} options={programmes.map(({ id, programme }) => ({ value: id, label: programme.title }))} onChange={(after) => change({ after })} /></Group>
      </Fold>
      <Fold {...fold('belongs', '')}>
        <Group label={t('sessions.field.co_hosts')}><UnitsPicker value={value.co_hosts} placeholder={t('sessions.field.co_hosts')} onChange={(co_hosts) => change({ co_hosts })} /></Group>
        {links.map((of) => <Group key={of} label={t(`sessions.field.${of}`)}><CatalogueField of={of} label={t(`sessions.field.${of}`)} titles={titles} value={value[of]} onChange={(id) => change({ [of]: id })} /></Group>)}
        <Group label={t('programmes.field.focuses')}><CataloguesField of="focus" label={t('programmes.field.focuses')} titles={titles} value={value.focuses} onChange={(focuses) => change({ focuses })} /></Group>
      </Fold>
    </div>
  )
}
