# The portal with its embedded sandbox. Build:  docker build -t event-observatory .
# Run (see "Run in a container" in README.md for why it needs a sign-in or the explicit switch):
#   docker run -p 127.0.0.1:5080:8080 -p 127.0.0.1:4566:4566 -v observatory:/data event-observatory
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY build build
COPY src/Portal/*.csproj src/Portal/packages.lock.json src/Portal/
COPY src/Portal.Services/*.csproj src/Portal.Services/packages.lock.json src/Portal.Services/
COPY src/Portal.Sandbox/*.csproj src/Portal.Sandbox/packages.lock.json src/Portal.Sandbox/
COPY src/Portal.Languages/*.csproj src/Portal.Languages/packages.lock.json src/Portal.Languages/
RUN dotnet restore src/Portal --locked-mode
COPY src src
COPY samples samples
RUN dotnet publish src/Portal -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 \
    Portal__DataDirectory=/data \
    Portal__Sandbox__Url=http://+:4566
EXPOSE 8080 4566
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s CMD ["dotnet", "Portal.dll", "health"]
ENTRYPOINT ["dotnet", "Portal.dll"]
