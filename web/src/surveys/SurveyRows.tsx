import { Segmented } from 'antd'
import { useState } from 'react'
import type { SurveyShown } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { Table } from '../kinds/Table'
import { useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { surveyStates } from './codes'
import { SurveyMark } from './SurveyMark'
import { Turnout } from './Turnout'

const PAGE = 50

export function SurveyRows({ held }: { held: SurveyShown[] }) {
  const [{ state = '' }, change] = useAddress<{ state?: string }>()
  const [shown, setShown] = useState(PAGE)
  const go = useGo()
  const rows = held.filter((one) => state === '' || one.state === state)
  const options = ['', ...surveyStates].map((value) => ({ value, label: `${value ? code('survey_state', value) : t('surveys.all')} ${held.filter((one) => value === '' || one.state === value).length}` }))
  return (
    <div className="stack tight survey-rows">
      <div><Segmented aria-label={t('surveys.state')} value={state} options={options} onChange={(next) => { change({ state: next || undefined }, true); setShown(PAGE) }} /></div>
      {rows.length === 0 ? <p className="note">{t('surveys.none_such')}</p> : (
        <Table label={t('surveys.held')} rows={rows.slice(0, shown)} rowKey={(one) => one.id} open={(one) => go(paths.survey(one.id))} columns={[
          { key: 'title', head: t('surveys.field.title'), title: true, least: 200, cell: (one) => <PathLink to={paths.survey(one.id)}>{one.survey.title}</PathLink> },
          { key: 'kind', head: t('surveys.field.kind'), least: 104, cell: (one) => code('survey_kind', one.survey.kind) },
          { key: 'state', head: t('surveys.state'), least: 88, cell: (one) => <SurveyMark state={one.state} /> },
          { key: 'unit', head: t('surveys.field.unit'), least: 120, cell: (one) => one.unit_name },
          { key: 'turnout', head: t('surveys.turnout'), least: 200, cell: (one) => (one.state === 'draft' && sum(one, 'asked') > 0 ? t('surveys.asked_n', { n: sum(one, 'asked') }) : <Turnout asked={sum(one, 'asked')} answered={sum(one, 'answered')} />) },
          { key: 'closes', head: t('surveys.field.closes'), least: 104, cell: (one) => <span className="day">{one.survey.closes}</span> },
        ]} />
      )}
      {rows.length > PAGE && <MoreRows shown={Math.min(shown, rows.length)} count={rows.length} fetching={false} more={shown < rows.length ? () => setShown(shown + PAGE) : null} />}
    </div>
  )
}

const sum = ({ turnout }: SurveyShown, what: 'asked' | 'answered') => turnout.reduce((all, one) => all + one[what], 0)
