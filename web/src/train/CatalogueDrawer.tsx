import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CatalogueLine } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { CatalogueFields } from './CatalogueFields'
import { blankItem, itemSent, lackingOf, type TypedItem, typedItem } from './catalogueTyped'
import type { Catalogue } from './codes'

type Props = { of: Catalogue; line: CatalogueLine | null; close: () => void }

/** One line of a catalogue; which fields it has follows its kind. */
export function CatalogueDrawer({ of, line, close }: Props) {
  const { today, grants } = useSession()
  const queries = useQueryClient()
  const [empty] = useState(() => (line ? typedItem(line.item, line.unit, line.who?.name ?? '', today) : blankItem(of, grants[0]?.unit ?? null, today)))
  const { value, change, saved, drop } = useDraft<TypedItem>(`catalogue-${of}`, 'new', line === null, empty)
  const [wrong, setWrong] = useState<Record<string, boolean>>({})
  const act = async () => {
    if (line) await send('PUT', `/training/catalogue/${line.id}`, itemSent(value), { version: line.version })
    else {
      await send('POST', '/training/catalogue', { unit: value.unit, item: itemSent(value) })
      await drop()
    }
    await refresh(queries, ['/training/catalogue'])
  }
  const lacks = lackingOf(value)
  return (
    <FormDrawer open title={line ? t('catalogue.edit_title', { title: line.item.title }) : t(`catalogue.add.${of}`)} close={close} submit={t(line ? 'action.save' : 'action.add')} effect={t(line ? 'catalogue.edit_effect' : 'catalogue.add_effect')} act={act}
      reload={() => refresh(queries, ['/training/catalogue'])} refuse={Object.values(wrong).some(Boolean) ? t('form.dates_wrong') : lacks && t('form.missing', { field: lacks === 'title' ? t(`catalogue.title_of.${of}`) : t(`catalogue.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          <Asked label={t(`catalogue.title_of.${of}`)} name="title" problem={problem}><Input value={value.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <CatalogueFields value={value} change={change} problem={problem} wrong={(field, is) => setWrong((old) => ({ ...old, [field]: is }))} />
          {!line && <Asked label={t('catalogue.field.unit')} name="unit" problem={problem} hint={t('catalogue.unit_hint')}><UnitPicker value={value.unit} label={t('catalogue.field.unit')} onChange={(unit) => change({ unit })} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
