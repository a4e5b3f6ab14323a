import { useQueryClient } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SurveyShown } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { SLIPS_MOST } from './codes'
import { keepSlips, PER_SHEET } from './slips'

/** Slips for people without an account. Their codes are told this once, so the way leads straight to the printer. */
export function SlipsDrawer({ page, group, close }: { page: SurveyShown; group: number; close: () => void }) {
  const lacks = page.survey.smallest - (page.turnout[group]?.asked ?? 0)
  const [count, setCount] = useState<number | null>(Math.max(PER_SHEET, lacks))
  const queries = useQueryClient()
  const go = useGo()
  const { title, closes, groups } = page.survey
  const name = groups[group]?.name ?? ''
  const act = async () => {
    const { codes } = await send<{ codes: string[] }>('POST', `/surveys/${page.id}/codes`, { group, count })
    keepSlips({ survey: page.id, title, closes, group: name, codes })
    void refresh(queries, ['/surveys'])
    go(paths.slips(page.id))
  }
  return (
    <FormDrawer open title={t('surveys.slips_for', { name })} close={close} submit={t('surveys.slips_make')} effect={t('surveys.slips_effect')} act={act} refuse={count === null ? t('form.missing', { field: t('surveys.field.count') }) : undefined}>
      {(problem) => (
        <>
          <p className="note">{t('surveys.slips_hint')}</p>
          <Asked label={t('surveys.field.count')} name="count" problem={problem} hint={t('surveys.count_hint', { sheets: Math.ceil((count ?? 0) / PER_SHEET), n: PER_SHEET })}><InputNumber min={1} max={SLIPS_MOST} precision={0} value={count} onChange={setCount} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
