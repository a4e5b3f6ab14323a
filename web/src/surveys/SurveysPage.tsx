import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useGet } from '../api/hooks'
import type { Surveys } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { SurveyRows } from './SurveyRows'
import './surveys.css'

/** What waits for an answer first, then what the own units hold. */
export function SurveysPage() {
  const may = useMay()('surveys')
  const go = useGo()
  const { data, error, refetch } = useGet<Surveys>('/surveys')
  const begin = () => go(paths.newSurvey())
  return (
    <div className="page surveys">
      <PageHead title={t('surveys.title')} detail={t('surveys.detail')}>{may && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('surveys.new')}</Button>}</PageHead>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data && (data.waiting.length > 0 || !may) && (
        <Section title={t('surveys.waiting')} count={data.waiting.length}>
          {data.waiting.length === 0 && <p className="note">{t('surveys.waiting_none')}</p>}
          <ul className="survey-waiting">
            {data.waiting.map((one) => (
              <li key={one.id}>
                <span className="grow"><strong>{one.title}</strong><span className="quiet small">{code('survey_kind', one.kind)} · {t('surveys.until', { day: one.closes })}</span></span>
                <Button type="primary" onClick={() => go(paths.answerSurvey(one.id))} aria-label={t('surveys.answer_which', { title: one.title })}>{t('surveys.answer')}</Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data && (may || data.held.length > 0) && (
        <Section title={t('surveys.held')} count={data.held.length} note={t('surveys.held_note')}>
          {data.held.length > 0 ? <SurveyRows held={data.held} /> : <EmptyState title={t('surveys.none')} hint={t('surveys.none_hint')} action={t('surveys.new')} onAction={begin} />}
        </Section>
      )}
    </div>
  )
}
