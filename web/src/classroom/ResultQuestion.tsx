import { Estimate } from '../kinds/Estimate'
import { range } from '../train/effectWords'
import { code, t } from '../words/catalogue'
import { asCorrelation, type AskedResult, hardness, optionLines, tellingOf } from './results'
import { ResultOptions } from './ResultOptions'
import { ShareOfPoints } from './ShareOfPoints'

const BOTH_WAYS = { from: -1, to: 1 }

/** One question: difficulty and discrimination with their intervals, in figures and in words, and what was chosen. */
export function ResultQuestion({ row, n }: { row: AskedResult; n: number }) {
  const { question, discrimination, difficulty } = row
  const telling = tellingOf(discrimination)
  const lines = optionLines(question.asked, row.chosen, [t('sitting.true'), t('sitting.false')])
  return (
    <li className={`result-question ${telling}`}>
      <div className="result-stem">
        <p><span className="question-number">{n}</span> <span className="pre">{question.stem}</span></p>
        <p className="quiet small">{[code('question_form', row.form), question.topic, difficulty ? t('results.sat_n', { n: difficulty.n }) : '', row.left_out > 0 ? t('results.left_out', { n: row.left_out }) : ''].filter(Boolean).join(' · ')}</p>
        {lines.length > 0 && <ResultOptions lines={lines} n={n} />}
      </div>
      <dl className="result-figures">
        <div><dt className="small quiet">{t('results.difficulty')}</dt><dd><ShareOfPoints of={difficulty} /> <span className="small">{difficulty && t(`results.hardness.${hardness(difficulty)}`)}</span></dd></div>
        <div><dt className="small quiet">{t('results.discrimination')}</dt><dd><Estimate of={discrimination} scale={BOTH_WAYS} show={asCorrelation} range={range} said={({ estimate, low, high }) => t('results.said', { estimate: asCorrelation(estimate), low: asCorrelation(low), high: asCorrelation(high) })} none={t('results.telling.few')} /> <span className={`small telling ${telling}`}>{telling === 'mixed' && <span aria-hidden>△ </span>}{t(`results.telling.${telling}`)}</span></dd></div>
      </dl>
    </li>
  )
}
