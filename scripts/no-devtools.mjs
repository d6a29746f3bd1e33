// Stands in for react-devtools-core, which the game never uses.
export default { connectToDevTools() {} }
