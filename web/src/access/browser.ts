const BROWSERS = [['Edge', /Edg(?:e|A|iOS)?\/(\d+)/], ['WeChat', /MicroMessenger\/(\d+)/], ['Firefox', /Firefox\/(\d+)/], ['Chrome', /Chrome\/(\d+)/], ['Safari', /Version\/(\d+).*Safari/]] as const
const SYSTEMS = [['HarmonyOS', /HarmonyOS|OpenHarmony/], ['Android', /Android/], ['iPhone', /iPhone/], ['iPad', /iPad/], ['Windows', /Windows/], ['macOS', /Mac OS X/], ['Linux', /Linux/]] as const

/** Browser and system, from what a browser says of itself; nothing where either is unknown. */
export function browserOf(agent: string): { browser: string; system: string } | null {
  const browser = BROWSERS.map(([name, mark]) => { const found = mark.exec(agent); return found && `${name} ${found[1]}` }).find(Boolean)
  const system = SYSTEMS.find(([, mark]) => mark.test(agent))?.[0]
  return browser && system ? { browser, system } : null
}
