// Stands in next.config.js for what no browser that Next is for needs.
export {};
