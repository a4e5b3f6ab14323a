import type { Team } from '../api/types'
import { seatsInWords } from '../duties/RulesPage'
import { t } from '../words/catalogue'

/** At whose work a team looks: posts of units, who works on its project, and people it names. */
export function whomInWords({ team, units, project_title }: Team): string {
  const project = team.project !== null && t('teams.of_project', { title: project_title || t('projects.project_hidden') })
  const posts = team.units.length > 0 && t('teams.of_units', { units: units.join(t('list.comma')), seats: seatsInWords(team.seats) })
  const people = team.people.length > 0 && t(team.people.length === 1 ? 'teams.of_people_one' : 'teams.of_people', { n: team.people.length })
  return [project, posts, people].filter(Boolean).join(t('list.semicolon'))
}
