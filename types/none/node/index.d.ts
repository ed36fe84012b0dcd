// Stands in for @types/node where Node must not exist. liquidjs asks for it with a reference directive, which `types: []` does not stop;
// `typeRoots` answers before node_modules is looked at.
export {};
