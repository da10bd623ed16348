# Civicstat in a container: docker build -t civicstat . && docker run -p 3000:3000 -v civicstat:/data civicstat
# Not run on the machines where this was developed (they have no container daemon); its steps were
# run there by hand, one by one.

FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
# The image has its own Node.js 26, so the one among the packages (200 MB) goes.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:26-slim
WORKDIR /app
ENV NODE_ENV=production CIVICSTAT_DATA=/data
COPY package.json LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY examples examples
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Other commands take the place of "serve": docker exec <container> node dist/app.js apply /app/examples/boston
ENTRYPOINT ["node", "dist/app.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "3000"]
