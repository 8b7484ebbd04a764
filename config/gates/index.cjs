// The gates a build passes before it may be handed out. Called by config/build.cjs after each build.
const budgets = require('./budgets.cjs')
const { checkSyntax } = require('./es5.cjs')
const { listFiles } = require('./files.cjs')
const { checkFirstLoad } = require('./first-load.cjs')
const { checkPages, checkPackages } = require('./packages.cjs')
const { checkTraces } = require('./traces.cjs')

/**
 * Looks at the built folder of a face (`weapp`, `dd`, `h5`). Returns `problems`, one line each (none: it may go out), and `sizes`,
 * lines for whoever watches. `limits` are those of budgets.cjs unless a test hands in its own.
 */
function checkBuild(face, folder, limits = budgets) {
  const files = listFiles(folder)
  const traces = checkTraces(files, limits.traces)
  if (face === 'h5') {
    const { problems, sizes } = checkFirstLoad(folder, files, limits.h5)
    return { problems: [...traces, ...problems], sizes }
  }
  const { problems, sizes } = checkPackages(folder, files, limits[face])
  return {
    problems: [...checkSyntax(files, limits.syntax), ...checkPages(folder, face), ...traces, ...problems],
    sizes,
  }
}

module.exports = { checkBuild }
